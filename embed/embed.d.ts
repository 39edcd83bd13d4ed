/** The element that `embed.js` defines, its properties and its events. */

/** Why the form asks for a token: there was none, the one it had has ended, or the API did not accept it. */
export type TokenReason = "start" | "expired" | "refused";

/** A token, or a function that gives one whenever the form needs it. */
export type TokenSource = string | ((wanted: { reason: TokenReason }) => string | Promise<string>);

/** The customer was created. */
export interface CreatedDetail {
  /** The customer's id. */
  id: string;
  /** What to quote to support. */
  correlationId: string;
  /** The request body as it was sent. */
  customer: Record<string, unknown>;
}

/** The customer was not created, or nobody knows; or the form has no token or cannot start. */
export interface FailedDetail {
  /** The HTTP status; 0 where no answer came or nothing was sent. */
  status: number;
  /** What to quote to support, where something was sent. */
  correlationId: string | null;
  /** What the API says of it, or the sentence that the person reads. */
  description: string | null;
  /** What the API says of each property. */
  errors: { propertyName: string; description: string }[];
}

/** Whether something was typed that no customer was created of. */
export interface DirtyDetail {
  dirty: boolean;
}

export interface OnboardCustomerEventMap extends HTMLElementEventMap {
  "onboard:created": CustomEvent<CreatedDetail>;
  "onboard:failed": CustomEvent<FailedDetail>;
  "onboard:dirty": CustomEvent<DirtyDetail>;
}

/**
 * `<onboard-customer>`. Attributes: `tenant` (a host name), `api-base` (an origin, a path, or nothing: the page's own
 * origin), `locale` (such as `pt-PT`), `theme` (`light`, `dark` or `auto`; without it the form has the ground and the
 * colour scheme of your page), `heading-level` (`1` to `6`, the level of the form's first heading; `2` without it). All
 * may change at any time.
 */
export interface OnboardCustomerElement extends HTMLElement {
  /** Where tokens come from. It can be set and not be read. */
  set token(source: TokenSource | null | undefined);
  /** A request body, whole or in part, to start from; whatever was typed goes. */
  value: Record<string, unknown> | undefined;

  addEventListener<K extends keyof OnboardCustomerEventMap>(
    type: K,
    listener: (this: OnboardCustomerElement, event: OnboardCustomerEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof OnboardCustomerEventMap>(
    type: K,
    listener: (this: OnboardCustomerElement, event: OnboardCustomerEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "onboard-customer": OnboardCustomerElement;
  }
}
