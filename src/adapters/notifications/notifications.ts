/** A message for people. */
export interface Notification {
  readonly channel: 'slack' | 'sns' | 'email';
  /** Slack channel, SNS topic name or e-mail address. */
  readonly to: string;
  readonly message: string;
  readonly at: Date;
}

/** Sends messages to people. */
export interface Notifications {
  send(notification: Notification): Promise<void>;
}
