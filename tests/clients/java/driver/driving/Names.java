package driving;

import client.ApiClient;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds what a spec names in the generated classes, which write names in their own way. */
final class Names {
  private static final String MODELS = "client.model.";

  /** The letters and digits of a name, in one case: what the generator keeps of it. */
  static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  /** The shortest of its overloads: a longer one takes further headers. */
  static Method operation(String id) {
    String wanted = plain(id + "WithHttpInfo");
    return classes("api")
        .flatMap(kind -> Arrays.stream(kind.getMethods()))
        .filter(method -> plain(method.getName()).equals(wanted))
        .min(Comparator.comparingInt(Method::getParameterCount))
        .orElseThrow(() -> new IllegalArgumentException("no method for " + id));
  }

  static Class<?> model(String schema) {
    return classes("model")
        .filter(kind -> plain(kind.getSimpleName()).equals(plain(schema)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no class for " + schema));
  }

  /** Whether it has a class of its own and is no choice of words, as a parameter may be too. */
  static boolean isBody(Parameter parameter) {
    return parameter.getParameterizedType().getTypeName().contains(MODELS)
        && !parameter.getType().isEnum();
  }

  private static Stream<Class<?>> classes(String part) {
    String root = ApiClient.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String[] files = new File(root, "client/" + part).list();
    return Arrays.stream(files == null ? new String[0] : files)
        .filter(name -> name.endsWith(".class") && !name.contains("$"))
        .map(name -> named("client." + part + "." + name.replace(".class", "")));
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
