package javax.annotation;

/** Stands in for the annotation of javax.annotation-api, which is not in the generator's jar. */
public @interface Generated {
  String[] value();

  String date() default "";

  String comments() default "";
}
