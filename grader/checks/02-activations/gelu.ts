import { refuses } from '@tito/check';
import type { Check02 } from '@tito/module-02-activations/contract';
import { anyForm } from '@tito/module-02-activations/judging';
import { curveChecks } from './curve-checks.ts';
import { geluNone, geluTanh } from './oracle.ts';

const forms: Check02 = {
  id: '02.4-forms',
  task: '02.4',
  title: 'there are two forms and no third',
  weight: 1,
  mustFail: ['gelu-takes-any-form'],
  async judge({ student }) {
    await student.GELU.create('none');
    await student.GELU.create('tanh');
    const unknown = ['erf', '', 'Tanh', 'sigmoid'];
    return refuses(
      'GELU',
      unknown.map((word) => [`approximate '${word}'`, () => student.GELU.create(anyForm(word))]),
    );
  },
};

export const gelu: readonly Check02[] = [
  ...curveChecks(
    {
      task: '02.4',
      prefix: 'exact-',
      name: 'new GELU()',
      formula: geluNone,
      create: (student) => student.GELU.create(),
    },
    {
      values: [
        'gelu-always-tanh',
        'gelu-tanh-by-default',
        'gelu-logistic',
        'gelu-without-root-2',
        'gelu-without-half',
        'gelu-density',
        'gelu-erf-of-absolute',
      ],
      derivatives: [
        'gelu-slope-without-product-rule',
        'gelu-slope-density-unscaled',
        'gelu-slope-of-the-other-form',
      ],
      large: ['gelu-without-half', 'gelu-erf-of-absolute'],
      largeDerivatives: ['gelu-slope-of-x-squared'],
      shapes: ['gelu-flattened'],
    },
  ),
  ...curveChecks(
    {
      task: '02.4',
      prefix: 'tanh-',
      name: "new GELU('tanh')",
      formula: geluTanh,
      create: (student) => student.GELU.create('tanh'),
    },
    {
      values: ['gelu-always-exact', 'gelu-tenfold-cubic', 'gelu-without-cubic', 'gelu-root-of-pi'],
      derivatives: ['gelu-slope-without-chain-rule', 'gelu-slope-of-the-other-form'],
      large: ['gelu-tanh-by-hand'],
      largeDerivatives: ['gelu-slope-tanh-by-hand'],
      shapes: ['gelu-flattened'],
    },
  ),
  forms,
];
