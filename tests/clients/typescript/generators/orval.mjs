// orval's fetch client: the path, the body, the query, the headers and the options of `fetch`.
import { parametersIn } from "../literal.mjs";
import { positional } from "./positional.mjs";

export const { types, prologue, answer, bodyType, answerType } = positional({
  setUp: (url) => ['import { server } from "./api/server";', `server.url = ${url};`],
  objects: (call, headers) => ({
    params: parametersIn(call, "query"),
    headers: parametersIn(call, "header"),
    options: { headers },
  }),
});
