import { Box, Text, useAnimation } from 'ink';
import type { ReactElement } from 'react';
import type { Look } from '../look.ts';
import { Page } from '../Page.tsx';
import { spinner, SPINNER_INTERVAL } from '../spinner.ts';
import { authorBlocks } from './blocks.ts';
import type { AuthorState } from './state.ts';
import { say } from '../../messages/index.ts';

interface Props {
  readonly state: AuthorState;
  readonly look: Look;
}

/** The parts that have ended, and below them how far the one under way has come. Pure. */
export function AuthorView({ state, look }: Props): ReactElement {
  return (
    <Page blocks={authorBlocks(state, look)} isDone={state.outcome !== null}>
      <UnderWay state={state} look={look} />
    </Page>
  );
}

function UnderWay({ state: { current }, look }: Props): ReactElement {
  const { frame } = useAnimation({ interval: SPINNER_INTERVAL });
  const far = current === null ? '' : say.author.part(current);
  return (
    <Box>
      <Text dimColor>{`  ${spinner(frame, look)} ${far}`}</Text>
    </Box>
  );
}
