package org.matricula.identity.entry;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param triesPerAccount failed tries in a quarter of an hour before an account is shut
/// @param triesPerAddress the same for an address; schools sit behind one, so it is wider
/// @param longestSession how long a session lasts at most, however busy
/// @param tokenLife how long a token of the interface lasts
/// @param initialPasswordOpens whether the interface serves an account that has not yet changed its
///   one-time password: only the demonstration says yes
/// @param codesRequiredOf roles that are held with one-time codes only
@ConfigurationProperties("matricula.entry")
record EntrySettings(
        @DefaultValue("10") int triesPerAccount,
        @DefaultValue("30") int triesPerAddress,
        @DefaultValue("12h") Duration longestSession,
        @DefaultValue("12h") Duration tokenLife,
        @DefaultValue("false") boolean initialPasswordOpens,
        @DefaultValue({}) Set<String> codesRequiredOf) {}
