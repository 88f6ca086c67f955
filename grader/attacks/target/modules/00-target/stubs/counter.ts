import { NotImplementedError } from '@tito/tensor';

export class Counter {
  readonly total = 0;

  add(): never {
    throw new NotImplementedError('00.4');
  }
}
