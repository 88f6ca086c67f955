export { add, matmul, mean, mul, sub, sum } from './ops.ts';
export { gelu, linear, logSoftmax, relu, sigmoid, softmax, tanh } from './functional.ts';
