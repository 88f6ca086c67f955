export class Counter {
  total: number;

  constructor(start: number) {
    this.total = start;
  }

  add(amount: number): number {
    this.total += amount;
    return this.total;
  }
}
