import { moduleLaws } from '../support/module-laws.ts';

moduleLaws('14-profiling');
