import { Box, Text, useAnimation } from 'ink';
import type { ReactElement } from 'react';
import { printable } from '@tito/grader';
import type { Look } from '../look.ts';
import { Page } from '../Page.tsx';
import { spinner, SPINNER_INTERVAL } from '../spinner.ts';
import { truncate } from '../width.ts';
import { classBlocks } from './blocks.ts';
import { type ClassState, underWay } from './state.ts';
import { say } from '../../messages/index.ts';

interface Props {
  readonly state: ClassState;
  readonly look: Look;
}

/** A class: a row per learner as verdicts come, and below them who is being judged. Pure. */
export function ClassView({ state, look }: Props): ReactElement {
  return (
    <Page blocks={classBlocks(state, look)} isDone={state.outcome !== null}>
      <UnderWay state={state} look={look} />
    </Page>
  );
}

function UnderWay({ state, look }: Props): ReactElement {
  const { frame } = useAnimation({ interval: SPINNER_INTERVAL });
  const names = underWay(state)
    .map((name) => printable(name))
    .join(', ');
  const far = say.words.partOf({ part: state.records.size, total: state.total });
  const text = `  ${spinner(frame, look)} ${far}   ${names}`;
  return (
    <Box paddingTop={1}>
      <Text dimColor>{truncate(text, look.width, look.glyphs.ellipsis)}</Text>
    </Box>
  );
}
