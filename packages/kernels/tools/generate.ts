// Writes the WebAssembly modules of src/emitted/ into src/generated/, as text. A test fails when what
// is there differs from what this would write:
//
//   node packages/kernels/tools/generate.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { relaxedModule, simd128Module } from '../src/emitted/modules.ts';

/** The source files, by name, that hold the modules. */
export function generatedFiles(): Readonly<Record<string, string>> {
  return {
    'relaxed.ts': fileOf('relaxed', relaxedModule()),
    'simd128.ts': fileOf('simd128', simd128Module()),
  };
}

function fileOf(name: string, bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  return `// Written by tools/generate.ts: the module that src/emitted/ describes.\nexport const ${name}: string =\n  '${text}';\n`;
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(generatedFiles())) {
    writeFileSync(join(import.meta.dirname, '../src/generated', file), text);
  }
}
