export { add, matmul, mean, mul, reshape, sub, sum } from './ops.ts';
export { gelu, linear, logSoftmax, relu, sigmoid, softmax, tanh } from './functional.ts';
export { conv2d } from './convolution.ts';
