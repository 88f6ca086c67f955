import type { Examination } from '../events/doctor.ts';
import { examine, note, notTried, well, wrong } from './examine.ts';

const DEFAULT = 'https://registry.npmjs.org/';
const PATIENCE_MS = 5_000;

/** Whether packages can be fetched. Asked only if somebody wants to know: nothing else uses the network. */
export async function examineRegistry(asks: boolean): Promise<readonly Examination[]> {
  const registry = process.env['npm_config_registry'] ?? DEFAULT;
  if (!asks) {
    return [
      await examine('registry', 'nothing', () =>
        notTried('not asked; `tito doctor --registry` does'),
      ),
    ];
  }
  return [await examine('registry', `asked ${registry}`, () => reached(registry))];
}

async function reached(registry: string) {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { status, ok } = await fetch(new URL('yargs', registry), { method: 'HEAD', signal });
    if (ok) return well('it answers');
    return note(`it answers with status ${status}`, 'Check `npm config get registry`.');
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    return wrong(
      `it cannot be reached: ${why}`,
      'Check the network (try `npm ping`); only installing needs it.',
    );
  }
}
