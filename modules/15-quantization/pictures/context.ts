import type { Picture, PictureContext } from '@tito/check';
import type { Module15 } from '@tito/quantization/contract';
import type { Given15 } from '../checks/contract.ts';

export type Picture15 = Picture<Module15, Given15>;
export type Context15 = PictureContext<Module15, Given15>;
