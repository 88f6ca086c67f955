/**
 * A shape breaks the rule of an operation. The message names the operation, the rule and the shapes.
 *
 * @example
 * new ShapeError('matmul: a is [2, 3]').name; // => 'ShapeError'
 */
export class ShapeError extends RangeError {
  override readonly name = 'ShapeError';
}

/**
 * A tensor's element type is not the one an operation works on, or not the one the tensor claims.
 *
 * @example
 * new DTypeError('sum: x is int8').name; // => 'DTypeError'
 */
export class DTypeError extends TypeError {
  override readonly name = 'DTypeError';
}

/**
 * Thrown by a stub in place of an answer, so that "not written yet" is never taken for "wrong".
 *
 * Recognise it by its `name`, since the class may come from another realm or another copy of the package.
 *
 * @example
 * new NotImplementedError('15.1').message; // => 'task 15.1 is not written yet: tito hint 15.1'
 */
export class NotImplementedError extends Error {
  override readonly name = 'NotImplementedError';
  /** The task's number in the course, for example `15.1`. */
  readonly task: string;

  constructor(task: string) {
    super(`task ${task} is not written yet: tito hint ${task}`);
    this.task = task;
  }
}
