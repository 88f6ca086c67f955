import manifest from '../../package.json' with { type: 'json' };
import { openHome } from '../home.ts';
import { examineFiles } from './doctor/files.ts';
import { examineIsolation } from './doctor/isolation.ts';
import { examinePrograms } from './doctor/programs.ts';
import { examineRegistry } from './doctor/registry.ts';
import { examineTerminal } from './doctor/terminal.ts';
import type { Diagnosis, TerminalFacts } from './events/doctor.ts';

export interface DoctorOptions {
  readonly terminal: TerminalFacts;
  /** Whether the package registry is asked; the network is not used otherwise. */
  readonly registry: boolean;
}

/** Tries everything that tito needs of a machine. */
export async function examineMachine({ terminal, registry }: DoctorOptions): Promise<Diagnosis> {
  return {
    version: manifest.version,
    examinations: [
      ...(await examinePrograms()),
      ...(await examineFiles(openHome())),
      ...(await examineIsolation()),
      ...(await examineTerminal(terminal)),
      ...(await examineRegistry(registry)),
    ],
  };
}
