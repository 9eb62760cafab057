package driving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Makes the calls of a plan with a client of openapi-generator's `java`, library `native`. */
final class Driver {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  public static void main(String[] arguments) throws IOException {
    JsonNode plan = PLAIN.readTree(Path.of(arguments[0]).toFile());
    try (PrintWriter results = new PrintWriter(arguments[1], StandardCharsets.UTF_8)) {
      for (JsonNode call : plan.get("calls")) {
        results.println(result(new Client(plan), call));
      }
    }
  }

  private static ObjectNode result(Client client, JsonNode call) {
    ObjectNode result = PLAIN.createObjectNode().put("n", call.get("n").intValue());
    try {
      Answer answer = client.make(call);
      result.put("status", answer.status());
      result.set("decoded", PLAIN.readTree(answer.text()));
    } catch (InvocationTargetException failure) {
      result.put("error", failure.getCause().toString());
    } catch (Exception | LinkageError failure) {
      // Whatever a client throws is a result.
      result.put("error", failure.toString());
    }
    return result;
  }

  /** A status, and the JSON that the client's own types have written. */
  record Answer(int status, String text) {}
}
