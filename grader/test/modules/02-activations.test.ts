import { moduleLaws } from '../support/module-laws.ts';

moduleLaws('02-activations');
