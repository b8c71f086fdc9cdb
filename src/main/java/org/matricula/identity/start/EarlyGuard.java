package org.matricula.identity.start;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where the database is not even named there is nothing further to ask: what the settings alone
/// show is said before anything is begun, lest production fall back to the embedded database.
@Component
@Profile("production")
@ConditionalOnWebApplication
class EarlyGuard implements BeanFactoryPostProcessor, EnvironmentAware {

    private @org.jspecify.annotations.Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var settings = new SettingsCheck(java.util.Objects.requireNonNull(environment));
        if (settings.withoutDatabase()) {
            var words = new ResourceBundleMessageSource();
            words.setBasenames("messages/identity", "messages/vault");
            words.setDefaultEncoding("UTF-8");
            words.setFallbackToSystemLocale(false);
            var found = new java.util.ArrayList<>(settings.weaknesses());
            if (environment.getProperty("matricula.key-file", "").isBlank()) {
                found.add(org.matricula.kernel.Refusal.rule("start.key-file-unnamed"));
            }
            throw new WeakStart(ProductionGuard.lines(found, words));
        }
    }
}
