import { z } from 'zod'

/** A value with the fields that a schema names and no other; each one dropped is told. */
export function onlyKnownFields(schema: z.ZodType, value: unknown, onDropped: (field: string) => void): unknown {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return value === null || value === undefined ? value : onlyKnownFields(schema.unwrap() as z.ZodType, value, onDropped)
  if (schema instanceof z.ZodArray) return (value as readonly unknown[]).map((item) => onlyKnownFields(schema.element as z.ZodType, item, onDropped))
  if (schema instanceof z.ZodRecord) return value
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const fitting = schema.options.find((option) => option instanceof z.ZodObject && option.safeParse(value).success)
    return fitting ? onlyKnownFields(fitting as z.ZodType, value, onDropped) : value
  }
  if (!(schema instanceof z.ZodObject)) return value
  const shape = schema.shape as Readonly<Record<string, z.ZodType>>
  return Object.fromEntries(Object.entries(value as object).flatMap(([key, member]: [string, unknown]) => {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined
    if (field) return [[key, onlyKnownFields(field, member, onDropped)]]
    onDropped(key)
    return []
  }))
}
