import '../../support/browser.ts';
import { attendee } from '#lib/domain/attendee.ts';
import { ballot } from '#lib/domain/ballot.ts';
import { stage } from '#lib/domain/stage.ts';
import { Session } from '#lib/features/workshops/session.svelte.ts';
import { OwnBallot } from '#lib/features/workshops/voting/ownBallot.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { invite, join, makeAccess, type MadeAccess } from '../../support/access.ts';
import { TestDevice, until } from '../../support/devices.ts';
import { joinMux, type MuxPeer } from '../../support/muxPeer.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../../support/relay.ts';

export const WORKSHOP = 's1';

/** Somebody at a session with a device of their own. */
export class Participant {
	readonly device: TestDevice;
	workspace!: Workspace;
	session!: Session;
	readonly #ballots = new Map<string, OwnBallot>();

	constructor(device: TestDevice) {
		this.device = device;
	}

	async open(): Promise<void> {
		this.#ballots.clear();
		this.workspace = await this.device.open('w1');
		this.session = new Session(this.workspace, WORKSHOP);
		await this.session.open();
		await this.workspace.document(this.session.seat);
	}

	async reload(): Promise<void> {
		await this.device.close(this.workspace);
		await this.open();
	}

	ballot(round: string): OwnBallot {
		let own = this.#ballots.get(round);
		if (!own) this.#ballots.set(round, (own = new OwnBallot(this.session, round)));
		return own;
	}

	takeSeat(name: string): Promise<string> {
		return this.workspace.create(attendee, { person: this.session.me, name }, this.session.board);
	}

	/** Everything that was written here is at the relay. */
	untilSafe(): Promise<void> {
		return until(
			() =>
				this.workspace.relay.state === 'online' &&
				this.workspace.status.every(
					({ status }) =>
						status.waiting === 0 && status.connection.state === 'online' && status.save.state === 'saved',
				),
			'everything at the relay',
		);
	}

	/** Everything that the relay has for this device is here. */
	untilUpToDate(): Promise<void> {
		return until(
			() =>
				this.workspace.relay.state === 'online' &&
				this.workspace.behind.length === 0 &&
				this.workspace.status.every(({ status }) => status.connection.state === 'online'),
			'everything from the relay',
		);
	}

	get ballots() {
		return this.workspace.rows(ballot);
	}
}

/** A relay with keys of its own, somebody who facilitates, and guests. */
export class VotingRoom {
	readonly access: MadeAccess;
	readonly #data = makeTemporaryDirectory();
	relay!: StartedRelay;
	facilitator!: Participant;
	readonly guests: Participant[] = [];
	readonly #peers: MuxPeer[] = [];

	private constructor(access: MadeAccess) {
		this.access = access;
	}

	static async open(guests: number): Promise<VotingRoom> {
		const room = new VotingRoom(await makeAccess());
		await room.start();
		room.facilitator = await room.come('facilitator', 'Ana');
		const { session, workspace } = room.facilitator;
		await session.prepare();
		await workspace.change(stage, WORKSHOP, { facilitators: [session.me], leader: session.me });
		await room.facilitator.untilSafe();
		for (let number = 1; number <= guests; number++)
			room.guests.push(await room.come('guest', `Guest ${number}`));
		return room;
	}

	async start(): Promise<void> {
		this.relay = await startRelay({
			kind: 'sqlite',
			directory: this.#data.directory,
			port: this.relay?.port,
			access: this.access,
		});
	}

	/** Somebody joins with an invite of their own, and takes a seat. */
	async come(role: 'facilitator' | 'guest', name: string): Promise<Participant> {
		const device = await TestDevice.start(this.relay);
		await device.join(invite(this.access, { role, workshop: WORKSHOP }).secret, name);
		const participant = new Participant(device);
		await participant.open();
		await until(() => participant.workspace.relay.state === 'online', 'the relay');
		await participant.takeSeat(name);
		return participant;
	}

	/** A guest who keeps every byte that the relay sends to them. */
	async listen(name = 'Listener'): Promise<{ peer: MuxPeer; person: string; token: string }> {
		const { secret } = invite(this.access, { role: 'guest', workshop: WORKSHOP });
		const { person, access: token } = await join(this.relay, secret, { name });
		const peer = await joinMux(this.relay.url, 'w1', token);
		this.#peers.push(peer);
		return { peer, person, token };
	}

	async leave(): Promise<void> {
		for (const peer of this.#peers) peer.wire.drop();
		for (const { device } of [this.facilitator, ...this.guests]) await device.leave();
		await this.relay.stop();
		this.access.remove();
		this.#data.remove();
	}
}

/** All that a connection has carried to somebody, as one heap of bytes. */
export function bytesOf(peer: MuxPeer): Buffer {
	return Buffer.concat(peer.frames.flat().map(({ payload }) => Buffer.from(payload)));
}
