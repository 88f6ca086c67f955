import { moduleLaws } from '../support/module-laws.ts';

moduleLaws('03-layers');
