import { moduleLaws } from '../support/module-laws.ts';

moduleLaws('01-tensor');
