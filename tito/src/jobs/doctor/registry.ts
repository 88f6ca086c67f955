import type { Examination } from '../events/doctor.ts';
import { examine, note, notTried, well, wrong } from './examine.ts';
import { say } from '../../messages/index.ts';

const DEFAULT = 'https://registry.npmjs.org/';
const PATIENCE_MS = 5_000;

/** Whether packages can be fetched. Asked only if somebody wants to know: nothing else uses the network. */
export async function examineRegistry(asks: boolean): Promise<readonly Examination[]> {
  const registry = process.env['npm_config_registry'] ?? DEFAULT;
  const name = say.doctor.names.registry;
  if (!asks) {
    return [await examine(name, say.doctor.nothingTried, () => notTried(say.doctor.notAsked))];
  }
  return [await examine(name, say.doctor.asked({ address: registry }), () => reached(registry))];
}

async function reached(registry: string) {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { status, ok } = await fetch(new URL('yargs', registry), { method: 'HEAD', signal });
    if (ok) return well(say.doctor.answers);
    return note(say.doctor.answersStatus({ status }), say.doctor.checkRegistry);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    return wrong(say.doctor.notReached({ why }), say.doctor.checkNetwork);
  }
}
