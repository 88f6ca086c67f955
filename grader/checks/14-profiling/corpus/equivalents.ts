import type { Equivalents } from '../../../src/catalog/corpus.ts';

const NO_SUCH_LAYER =
  'The module says what a layer and a container look like; these lines only tell the compiler, and objects that are neither.';

/**
 * Mutants of the package that the checks of module 14 let pass, and why that is right. An entry whose
 * place is no longer in the package is an error.
 */
export const equivalents: readonly Equivalents[] = [
  {
    file: 'walk.ts',
    within: 'childrenOf',
    was: 'if (ArrayBuffer.isView(value)) return [];',
    became: ['if (false) return [];'],
    why: 'The items of a typed array are numbers, and lead nowhere: entering it costs time only.',
  },
  {
    file: 'walk.ts',
    within: 'ownValues',
    was: 'if (property?.enumerable === true) values.push(property.value);',
    became: ['if (true) values.push(property.value);'],
    why: 'What hidden properties hold is not asked: models have none, and following them does no harm.',
  },
  {
    file: 'work.ts',
    within: 'weightShape',
    was: "const weight = 'weight' in layer ? layer.weight : null;",
    became: ['const weight = layer.weight;'],
    why: NO_SUCH_LAYER,
  },
  {
    file: 'work.ts',
    within: 'weightShape',
    was: 'return Array.isArray(weight.shape) ? weight.shape : null;',
    became: ['return weight.shape;'],
    why: NO_SUCH_LAYER,
  },
  {
    file: 'steps.ts',
    within: 'isContainer',
    was: "return 'layers' in layer && Array.isArray(layer.layers);",
    became: ["return 'layers' in layer || Array.isArray(layer.layers);"],
    why: NO_SUCH_LAYER,
  },
];
