// oazapfts: the path and the body by position, all other parameters in one object.
import { positional } from "./positional.mjs";

export const { types, prologue, answer, bodyType, answerType } = positional({
  setUp: (url) => [`api.defaults.baseUrl = ${url};`],
  objects: (_, headers) => ({ opts: { headers } }),
});
