package org.matricula.workflow.engine;

import java.io.IOException;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.spring.ProcessEngineFactoryBean;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.transaction.PlatformTransactionManager;

/// The engine in the register's own transaction: no users of its own, no threads of its own, no
/// history of its own (the trail is ours), and no right to change its tables.
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    static final String DRAWINGS = "classpath*:processes/**/*.bpmn20.xml";

    @Bean
    @DependsOnDatabaseInitialization
    SpringProcessEngineConfiguration engineSettings(
            DataSource data, PlatformTransactionManager transactions) throws IOException {
        var settings = new SpringProcessEngineConfiguration();
        settings.setDataSource(data);
        settings.setTransactionManager(transactions);
        settings.setDatabaseType("postgres");
        settings.setDatabaseSchema("engine");
        settings.setDatabaseTablePrefix("engine.");
        settings.setTablePrefixIsSchema(true);
        settings.setDatabaseSchemaUpdate("false");
        settings.setHistoryLevel(HistoryLevel.NONE);
        settings.setAsyncExecutorActivate(false);
        settings.setDisableIdmEngine(true);
        settings.setDisableEventRegistry(true);
        // who may decide stands in our own turns: the engine need not keep and delete it too
        settings.setCreateUserTaskInterceptor(new NoCandidates());
        // what a walk has not, such as jobs and timers, is not asked for at each step
        settings.setEnableExecutionRelationshipCounts(true);
        settings.setEnableTaskRelationshipCounts(true);
        settings.setEnableLocalization(false);
        settings.setIdGenerator(new StrongUuidGenerator());
        settings.setDeploymentName("processes");
        settings.setDeploymentResources(
                new PathMatchingResourcePatternResolver().getResources(DRAWINGS));
        settings.setDeploymentMode("single-resource");
        return settings;
    }

    @Bean
    ProcessEngineFactoryBean processEngine(SpringProcessEngineConfiguration settings) {
        var bean = new ProcessEngineFactoryBean();
        bean.setProcessEngineConfiguration(settings);
        return bean;
    }

    @Bean
    Engine engine(ProcessEngine processEngine) {
        return new Engine(processEngine.getRuntimeService(), processEngine.getTaskService());
    }

    @Bean
    Drawings drawings(ProcessEngine processEngine) {
        return new Drawings(processEngine.getRepositoryService());
    }
}
