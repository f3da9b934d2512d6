/** A column of a group: a size. */
export interface MatrixColumn {
  readonly key: string;
  readonly label: string;
}

/** A row of a group: a colour. */
export interface MatrixRow {
  readonly key: string;
  readonly label: string;
  /** The cell in each column; nothing where there is no such thing. */
  readonly cells: readonly (string | undefined)[];
}

/** Rows that share their columns: a style. */
export interface MatrixGroup {
  readonly key: string;
  /** How people call it; what a cell is called by, for who hears it. */
  readonly label: string;
  /** What its rows are: the heading over them. */
  readonly rowsAre: string;
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

/** A place in the matrix: the row among all rows of all groups, from 0, and the column in it. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The corners of a block, both within. */
export interface Block {
  readonly from: Place;
  readonly to: Place;
}

/** Where to: one cell on, or a leap. */
export type Step =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'next'
  | 'before'
  | 'rowStart'
  | 'rowEnd'
  | 'groupUp'
  | 'groupDown';

/** Every row of every group, with where its group begins. */
export class Lines {
  readonly rows: readonly (readonly (string | undefined)[])[];
  readonly #starts: readonly number[];
  readonly #places = new Map<string, Place>();

  constructor(groups: readonly MatrixGroup[]) {
    this.rows = groups.flatMap(({ rows }) => rows.map(({ cells }) => cells));
    let start = 0;
    this.#starts = groups.map(({ rows }) => {
      const own = start;
      start += rows.length;
      return own;
    });
    for (const [line, cells] of this.rows.entries()) {
      for (const [column, cell] of cells.entries()) if (cell !== undefined) this.#places.set(cell, { line, column });
    }
  }

  /** The line that a group begins with, by the group's place. */
  startOf(group: number): number {
    return this.#starts[group] ?? 0;
  }

  /** The cell at a place; nothing in a gap and outside. */
  at({ line, column }: Place): string | undefined {
    return this.rows[line]?.[column];
  }

  placeOf(cell: string): Place | undefined {
    return this.#places.get(cell);
  }

  /** The cells of a block, row by row, gaps as they are. */
  within({ from, to }: Block): (string | undefined)[][] {
    const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
    return this.rows
      .slice(Math.min(from.line, to.line), Math.max(from.line, to.line) + 1)
      .map((cells) => Array.from({ length: right - left + 1 }, (_, i) => cells[left + i]));
  }

  /** @returns the cell's place that a step leads to, over gaps; nothing at the end */
  step(from: Place, step: Step): Place | undefined {
    switch (step) {
      case 'left':
        return this.#along(from, -1);
      case 'right':
        return this.#along(from, 1);
      case 'up':
        return this.#across(from, -1);
      case 'down':
        return this.#across(from, 1);
      case 'next':
        return this.#along(from, 1) ?? this.#firstBelow(from.line);
      case 'before':
        return this.#along(from, -1) ?? this.#lastAbove(from.line);
      case 'rowStart':
        return this.#along({ line: from.line, column: -1 }, 1);
      case 'rowEnd':
        return this.#along({ line: from.line, column: this.rows[from.line]?.length ?? 0 }, -1);
      case 'groupUp':
        return this.#leap(from, -1);
      case 'groupDown':
        return this.#leap(from, 1);
    }
  }

  #along({ line, column }: Place, by: 1 | -1): Place | undefined {
    const cells = this.rows[line] ?? [];
    for (let at = column + by; at >= 0 && at < cells.length; at += by) {
      if (cells[at] !== undefined) return { line, column: at };
    }
    return undefined;
  }

  #across({ line, column }: Place, by: 1 | -1): Place | undefined {
    for (let at = line + by; at >= 0 && at < this.rows.length; at += by) {
      if (this.rows[at]?.[column] !== undefined) return { line: at, column };
    }
    return undefined;
  }

  #firstBelow(line: number): Place | undefined {
    for (let at = line + 1; at < this.rows.length; at++) {
      const place = this.#along({ line: at, column: -1 }, 1);
      if (place) return place;
    }
    return undefined;
  }

  #lastAbove(line: number): Place | undefined {
    for (let at = line - 1; at >= 0; at--) {
      const place = this.#along({ line: at, column: this.rows[at]?.length ?? 0 }, -1);
      if (place) return place;
    }
    return undefined;
  }

  /** The first cell of the next group, or of this one and then of the one before. */
  #leap({ line }: Place, by: 1 | -1): Place | undefined {
    const start =
      by === 1 ? this.#starts.find((start) => start > line) : this.#starts.findLast((start) => start < line);
    return start === undefined ? undefined : this.#firstBelow(start - 1);
  }
}
