package dev.switchboard.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Connects the demo tenants' WhatsApp numbers, here and at the simulator. */
final class DemoNumbers {
  private final Api conversations;
  private final Api whatsapp;
  private final Settings settings;

  /**
   * @param conversations conversation-service
   * @param whatsapp the simulator, which forgets the numbers when it ends
   */
  DemoNumbers(Api conversations, Api whatsapp, Settings settings) {
    this.conversations = conversations;
    this.whatsapp = whatsapp;
    this.settings = settings;
  }

  /** Makes the app known by whose secret deliveries are signed. */
  void connectApp(String admin) {
    Map<String, Object> app =
        Map.of(
            "verifyToken", settings.text(Demo.VERIFY_TOKEN),
            "appSecrets", List.of(settings.text(Demo.APP_SECRET)));
    String path = "/v1/admin/webhook-apps/" + settings.text(Demo.APP_KEY);
    var unused = Api.whenHeard(() -> conversations.as(admin).put(path, app)).require();
  }

  /** Connects the tenant's number on behalf of its owner. */
  void connect(String owner, DemoTenant tenant) {
    Api api = conversations.as(owner);
    connectNumber(api, tenant);
    tellSimulator(tenant);
  }

  private void connectNumber(Api api, DemoTenant tenant) {
    JsonNode channels = Api.whenHeard(() -> api.get("/v1/crm/channels")).require();
    if (channels.findValuesAsText("phoneNumberId").contains(tenant.number().id())) {
      return;
    }
    Map<String, String> channel =
        Map.of(
            "kind", "WHATSAPP",
            "appKey", settings.text(Demo.APP_KEY),
            "phoneNumberId", tenant.number().id(),
            "displayPhoneNumber", tenant.number().shown(),
            "accessToken", settings.text(Demo.ACCESS_TOKEN),
            "ownerAlertTemplate", "owner_alert",
            "reminderTemplate", "appointment_reminder");
    var unused = api.post("/v1/crm/channels", channel).require();
  }

  private void tellSimulator(DemoTenant tenant) {
    String webhook = conversations.base() + "/webhooks/whatsapp/" + settings.text(Demo.APP_KEY);
    Map<String, String> number =
        Map.of(
            "displayPhoneNumber", tenant.number().shown(),
            "accessToken", settings.text(Demo.ACCESS_TOKEN),
            "appSecret", settings.text(Demo.APP_SECRET),
            "webhookUrl", webhook);
    String path = "/_control/whatsapp/numbers/" + tenant.number().id();
    var unused = whatsapp.put(path, number).require();
  }
}
