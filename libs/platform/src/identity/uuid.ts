const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Looks something up by id, unless what came as an id cannot be one: then there is none. */
export function uuidOr<T>(id: string, none: T, found: () => Promise<T>): Promise<T> {
  return form.test(id) ? found() : Promise.resolve(none);
}
