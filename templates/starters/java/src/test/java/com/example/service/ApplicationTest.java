package com.example.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class ApplicationTest {

    @TempDir
    static Path secrets;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Settings settings;

    @BeforeAll
    static void writeSecret() throws IOException {
        Files.writeString(secrets.resolve("service.api-token"), "not-a-real-token\n");
        System.setProperty("SECRETS_FOLDER", secrets.toString());
    }

    @AfterAll
    static void forgetSecret() {
        System.clearProperty("SECRETS_FOLDER");
    }

    @Test
    void isAliveAndReady() throws Exception {
        mvc.perform(get("/healthz")).andExpect(status().isOk());
        mvc.perform(get("/readyz")).andExpect(status().isOk());
        mvc.perform(get("/")).andExpect(jsonPath("$.service").value("starter-service"));
    }

    @Test
    void readsASecretFromItsFileAndDoesNotPrintIt() {
        assertThat(settings.apiToken()).isEqualTo("not-a-real-token");
        assertThat(settings.toString()).doesNotContain("not-a-real-token");
    }
}
