import { Box, Text, useAnimation } from 'ink';
import type { ReactElement } from 'react';
import type { Look } from '../look.ts';
import { Page } from '../Page.tsx';
import { spinner, SPINNER_INTERVAL } from '../spinner.ts';
import { truncate } from '../width.ts';
import { selftestBlocks } from './blocks.ts';
import type { SelftestState } from './state.ts';
import { say } from '../../messages/index.ts';

interface Props {
  readonly state: SelftestState;
  readonly look: Look;
}

/** A selftest: what did not hold as it comes, and below it how far it is. Pure. */
export function SelftestView({ state, look }: Props): ReactElement {
  return (
    <Page blocks={selftestBlocks(state, look)} isDone={state.outcome !== null}>
      <Progress state={state} look={look} />
    </Page>
  );
}

function Progress({ state, look }: Props): ReactElement {
  const { frame } = useAnimation({ interval: SPINNER_INTERVAL });
  const { judged, total, open } = state;
  const far = say.words.partOf({ part: judged, total });
  const held = say.selftest.heldSoFar({ held: judged - open.length });
  const text = `  ${spinner(frame, look)} ${far}   ${held}`;
  return (
    <Box paddingTop={1}>
      <Text dimColor>{truncate(text, look.width, look.glyphs.ellipsis)}</Text>
    </Box>
  );
}
