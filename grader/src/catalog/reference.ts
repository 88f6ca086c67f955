import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModuleSpec } from '../contracts.ts';
import { WORKSPACE } from '../workspace.ts';

const Manifest = z.object({
  name: z.string(),
  exports: z.record(z.string(), z.unknown()).default({}),
});

/** Whether the package that a module teaches is here: releases for learners leave it out. */
export function hasReference(
  { reference }: Pick<ModuleSpec, 'reference'>,
  packages?: string,
): boolean {
  return hasPackage(reference, packages);
}

/** Whether the code of a package is here, and not types or some of its entries alone. */
export function hasPackage(
  wanted: string,
  packages: string = join(WORKSPACE, 'packages'),
): boolean {
  return readdirSync(packages).some((folder) => {
    const text = readFileSync(join(packages, folder, 'package.json'), 'utf8');
    const { name, exports } = Manifest.parse(JSON.parse(text));
    return name === wanted && typeof exports['.'] === 'string'; // not types alone
  });
}
