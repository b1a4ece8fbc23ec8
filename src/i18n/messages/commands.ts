import { area } from '../area.ts'

export const commands = area({}, {})
