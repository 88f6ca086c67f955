import { moduleLaws } from '../support/module-laws.ts';

moduleLaws('15-quantization');
