// Node strips types by itself but does not know JSX. This hook translates the few .tsx views;
// importing this file registers it, and oxc is loaded only when the first view is imported.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    return { format: 'module', shortCircuit: true, source: translate(fileURLToPath(url)) };
  },
});

function translate(path: string): string {
  const oxc: typeof import('oxc-transform') = require('oxc-transform');
  const { code, map, errors } = oxc.transformSync(path, readFileSync(path, 'utf8'), {
    sourcemap: true,
  });
  const first = errors[0];
  if (first !== undefined) throw new SyntaxError(first.codeframe ?? first.message);
  const inlineMap = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${inlineMap}`;
}
