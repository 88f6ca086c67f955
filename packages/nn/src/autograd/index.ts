export { add, matmul, mean, mul, sub, sum } from './ops.ts';
export { linear, logSoftmax, relu, softmax } from './functional.ts';
