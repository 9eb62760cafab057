package driving;

import client.ApiClient;
import client.ApiException;
import client.ApiResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import driving.Driver.Answer;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.Map;

/** A generated client, whose operations and models are found by their names. */
final class Client {
  private final ApiClient api = new ApiClient();
  private final JsonNode security;
  private final ObjectMapper mapper;

  Client(JsonNode plan) {
    api.updateBaseUri(plan.get("base_url").textValue());
    security = plan.get("security");
    mapper = api.getObjectMapper();
  }

  Answer make(JsonNode call) throws Exception {
    sign(call.get("key"));
    Method method = Names.operation(call.get("operation").textValue());
    Object service = method.getDeclaringClass().getConstructor(ApiClient.class).newInstance(api);
    try {
      ApiResponse<?> response = (ApiResponse<?>) method.invoke(service, arguments(method, call));
      return new Answer(response.getStatusCode(), written(response.getData()));
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof ApiException refused && refused.getCode() >= 400) {
        return new Answer(refused.getCode(), error(refused, call.get("answer_schema")));
      }
      throw failure;
    }
  }

  /** This library knows no keys: its users put them into each request. */
  private void sign(JsonNode key) {
    if (!security.isNull() && !key.isNull()) {
      String text = security.get("prefix").textValue() + key.textValue();
      api.setRequestInterceptor(
          request -> request.header(security.get("header").textValue(), text));
    }
  }

  private Object[] arguments(Method method, JsonNode call) {
    Map<String, JsonNode> values = new HashMap<>();
    for (JsonNode one : call.get("parameters")) {
      values.put(Names.plain(one.get("name").textValue()), one.get("value"));
    }
    Parameter[] parameters = method.getParameters();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i].getType() == File.class && !call.get("file").isNull()) {
        arguments[i] = new File(call.get("file").get("path").textValue());
        continue;
      }
      JsonNode value = value(parameters[i], values, call.get("body"));
      if (value != null && !value.isNull()) {
        arguments[i] =
            mapper.convertValue(value, mapper.constructType(parameters[i].getParameterizedType()));
      }
    }
    return arguments;
  }

  private static JsonNode value(Parameter parameter, Map<String, JsonNode> values, JsonNode body) {
    JsonNode value = values.get(Names.plain(parameter.getName()));
    return value == null && Names.isBody(parameter) ? body : value;
  }

  /** The library gives an error's text alone: it is read into the model that the spec names. */
  private String error(ApiException refused, JsonNode schema) throws Exception {
    Class<?> model = schema.isNull() ? Object.class : Names.model(schema.textValue());
    return written(mapper.readValue(refused.getResponseBody(), model));
  }

  private String written(Object data) throws Exception {
    return mapper.writeValueAsString(data);
  }
}
