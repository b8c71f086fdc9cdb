package org.matricula.portal.door;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests of each kind are worked on at once; whoever waits longer than the patience is
/// told to come again.
///
/// @param interactive pages and the interface
/// @param signIn tries to sign in
/// @param imports files coming in
/// @param exports files going out
@ConfigurationProperties("matricula.bulkhead")
record BulkheadSettings(
        @DefaultValue("60") int interactive,
        @DefaultValue("20") int signIn,
        @DefaultValue("4") int imports,
        @DefaultValue("4") int exports,
        @DefaultValue("3s") Duration patience) {}
