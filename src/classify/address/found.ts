/**
 * What a text in an address field is. `usable` says that mail could find it by its form; nobody
 * looked it up. `unparsed` is rich but not understood, and never counts against anyone.
 */
export type AddressClass =
  'missing' | 'placeholder' | 'place_only' | 'incomplete' | 'institution' | 'usable' | 'unparsed';

/** A class and, in plain words that never repeat the text, why. */
export type AddressFound = { readonly class: AddressClass; readonly because: string };

export const found = (name: AddressClass, because: string): AddressFound => ({
  class: name,
  because,
});
