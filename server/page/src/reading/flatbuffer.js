// Reads tables, vectors and texts of a FlatBuffer in place: https://flatbuffers.dev/internals/

/** The tables of a buffer; all offsets are from the start of `bytes`. */
export class FlatBuffer {
  constructor(bytes) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Where an offset leads. */
  follow(place) {
    return place + this.view.getUint32(place, true);
  }

  root() {
    return this.follow(0);
  }

  /** Where a table's field lies; 0 if it is not stored. */
  field(table, number) {
    const layout = table - this.view.getInt32(table, true);
    const entry = 4 + 2 * number;
    if (entry >= this.view.getUint16(layout, true)) {
      return 0;
    }
    const offset = this.view.getUint16(layout + entry, true);
    return offset ? table + offset : 0;
  }

  /** Where each element of a table's vector lies, `size` bytes apart; none if it is not stored. */
  vector(table, number, size = 4) {
    const field = this.field(table, number);
    if (!field) {
      return [];
    }
    const start = this.follow(field);
    const count = this.view.getUint32(start, true);
    return Array.from({length: count}, (_, index) => start + 4 + size * index);
  }

  /** The tables that a table's vector leads to. */
  tables(table, number) {
    return this.vector(table, number).map((place) => this.follow(place));
  }

  text(table, number) {
    const field = this.field(table, number);
    if (!field) {
      return '';
    }
    const start = this.follow(field);
    const bytes = new Uint8Array(
      this.view.buffer, this.view.byteOffset + start + 4, this.view.getUint32(start, true));
    return new TextDecoder().decode(bytes);
  }
}
