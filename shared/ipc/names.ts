import { type NotificationName, notifications, type RequestName, requests } from './contract.ts';

/**
 * All that may be said between the window and the main process, by its names. Where a program needs only these, its bundle
 * holds them as a list (`build/names-of-contract.mjs`) in the place of the contract and what parses it.
 */
export const requestNames = Object.keys(requests) as readonly RequestName[];
export const notificationNames = Object.keys(notifications) as readonly NotificationName[];
