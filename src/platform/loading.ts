/** Whether the data that a starting process loads is whole. Until then nobody else may record. */
export class Loading {
  #state: 'nothing-to-load' | 'loading' | 'loaded' = 'nothing-to-load';

  get state(): 'nothing-to-load' | 'loading' | 'loaded' {
    return this.#state;
  }

  begin(): void {
    this.#state = 'loading';
  }

  end(): void {
    this.#state = 'loaded';
  }
}
