package org.matricula.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param look how often a server looks for what another one began or left
/// @param atOnce how many jobs one server does at once
@ConfigurationProperties("matricula.job")
record JobSettings(@DefaultValue("2s") Duration look, @DefaultValue("3") int atOnce) {}
