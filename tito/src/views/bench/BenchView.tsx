import { Box, Text, useAnimation } from 'ink';
import type { ReactElement } from 'react';
import { Lines } from '../Lines.tsx';
import type { Look } from '../look.ts';
import { Page } from '../Page.tsx';
import { spinner, SPINNER_INTERVAL } from '../spinner.ts';
import { barLines, benchBlocks } from './blocks.ts';
import type { BenchState } from './state.ts';
import { say } from '../../messages/index.ts';

interface Props {
  readonly state: BenchState;
  readonly look: Look;
}

/** Bars that settle round by round, then what they mean. Pure. */
export function BenchView({ state, look }: Props): ReactElement {
  return (
    <Page blocks={benchBlocks(state, look)} isDone={state.outcome !== null}>
      <UnderWay state={state} look={look} />
    </Page>
  );
}

function UnderWay({ state: { begin, round }, look }: Props): ReactElement {
  const { frame } = useAnimation({ interval: SPINNER_INTERVAL });
  if (begin === null) return <Text dimColor>{`  ${spinner(frame, look)}`}</Text>;
  const far = round === null ? say.bench.warmingUp : say.bench.round(round);
  return (
    <Box flexDirection="column">
      <Lines lines={round === null ? [] : barLines(round.rungs, look)} />
      <Text dimColor>{`  ${spinner(frame, look)} ${far}`}</Text>
    </Box>
  );
}
