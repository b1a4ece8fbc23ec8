import { area } from '../area.ts'

export const errors = area({}, {})
