package dev.switchboard.bench.booking;

/**
 * One way to book.
 *
 * @param shown what it is called
 * @param table where each success leaves one row; empty when losing is a success too
 */
record Way(String name, String shown, String script, String table) {}
