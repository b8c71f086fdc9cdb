package org.matricula.portal.manual;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param folder where the pages of the guide lie
@ConfigurationProperties("matricula.manual")
record ManualSettings(@DefaultValue("classpath:/guide/") String folder) {}
